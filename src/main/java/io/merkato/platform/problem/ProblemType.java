package io.merkato.platform.problem;

/** One kind of refusal that clients can tell apart. Each module lists its own in an enum named {@code …Problem}. */
public interface ProblemType {

    /** The stable code in UPPER_SNAKE that clients branch on. */
    String name();

    /** How it is answered. */
    Refusal refusal();

    /** The HTTP status, 400 to 599. */
    default int status() {
        return refusal().status();
    }

    /** A short sentence that is the same for every occurrence. */
    default String title() {
        return refusal().title();
    }

    /** A refusal of this kind, with a sentence on what happened this time. */
    default Problem because(String detail) {
        return new Problem(this, detail);
    }
}
