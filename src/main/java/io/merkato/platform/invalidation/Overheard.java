package io.merkato.platform.invalidation;

/** Somebody who is told what nodes say of all topics. It returns soon, since all others wait for it. */
public interface Overheard {

    /** This node has changed what is known under a key of a topic. It may be said twice, and when nothing has. */
    void changed(String topic, String key);

    /** As {@link #changed}, told by some node, this one or another. */
    void heard(String topic, String key);

    /** Nothing was heard for a while, so anything may have changed. */
    void anythingMayHaveChanged();
}
