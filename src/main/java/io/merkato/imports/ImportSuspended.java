package io.merkato.imports;

/** This node stops, or another one has taken the import over: it goes on elsewhere, or later. */
final class ImportSuspended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportSuspended(String reason) {
        super(reason, null, false, false);
    }
}
