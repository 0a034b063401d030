package io.merkato.platform.invalidation;

/** Somebody who is told what nodes say of one topic. It returns soon, since all others wait for it. */
public interface Announced {

    /** What is known under a key has changed. It may be said twice, and when nothing has. */
    void changed(String key);

    /** Nothing was heard for a while, so anything may have changed. */
    void anythingMayHaveChanged();
}
