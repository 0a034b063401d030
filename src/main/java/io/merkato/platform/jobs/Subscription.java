package io.merkato.platform.jobs;

import java.util.function.Consumer;

/**
 * A listener to one kind of event. Modules declare theirs as beans.
 *
 * <p>The handler runs in a transaction that also marks the event as delivered. It may run again when that transaction
 * does not commit, so what it does outside the database must bear repeating.
 *
 * @param name unique and lasting, since events wait under it: {@code module.what-it-does}
 */
public record Subscription<E extends DomainEvent>(String name, Class<E> event, Consumer<E> handler) {}
