package io.merkato.platform.jobs;

import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Where modules say what happened. An event is stored in the caller's transaction, once for each of its listeners. */
@Component
public class Outbox {

    private final OutboxStore store;
    private final JsonMapper json;
    private final Listeners listeners;
    private final DeliverEvents delivery;

    Outbox(OutboxStore store, JsonMapper json, Listeners listeners, @Lazy DeliverEvents delivery) {
        this.store = store;
        this.json = json;
        this.listeners = listeners;
        this.delivery = delivery;
    }

    /** Stores the event with the change that it tells of; it is delivered soon after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(DomainEvent event) {
        List<String> names = listeners.namesFor(event);
        if (names.isEmpty()) {
            return;
        }
        store.insert(names, event.aggregateId(), event.getClass().getSimpleName(), json.writeValueAsString(event));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                delivery.wake(names);
            }
        });
    }
}
