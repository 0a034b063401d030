package io.merkato.kernel;

/** A text that names nothing, since it is no id at all. At the edge it becomes a 404. */
public final class UnknownId extends RuntimeException {

    UnknownId() {
        super("Nothing has this id.");
    }
}
