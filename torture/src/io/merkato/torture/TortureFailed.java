package io.merkato.torture;

/** The torture could not be carried out, which says nothing about the shop. */
final class TortureFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    TortureFailed(String message) {
        super(message);
    }

    TortureFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
