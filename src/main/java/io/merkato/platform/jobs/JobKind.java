package io.merkato.platform.jobs;

/**
 * A kind of work in the background.
 *
 * @param name unique and lasting, since work waits under it: {@code module.what-it-does}
 * @param payload what one piece of work is told, a record that is stored as JSON until it is done
 */
public record JobKind<P>(String name, Class<P> payload) {}
