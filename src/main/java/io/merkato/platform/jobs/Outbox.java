package io.merkato.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
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
    private final DeliverEvents delivery;
    private final ObjectProvider<Subscription<?>> subscriptions;
    private volatile Map<Class<?>, List<String>> listenersByEvent = Map.of();

    Outbox(
            OutboxStore store,
            JsonMapper json,
            @Lazy DeliverEvents delivery,
            ObjectProvider<Subscription<?>> subscriptions) {
        this.store = store;
        this.json = json;
        this.delivery = delivery;
        this.subscriptions = subscriptions;
    }

    /** Stores the event with the change that it tells of; it is delivered soon after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(DomainEvent event) {
        List<String> listeners = listeners(event);
        if (listeners.isEmpty()) {
            return;
        }
        store.insert(listeners, event.aggregateId(), event.getClass().getSimpleName(), json.writeValueAsString(event));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                delivery.wake();
            }
        });
    }

    private List<String> listeners(DomainEvent event) {
        // Read late: listeners are beans of modules that publish events themselves.
        if (listenersByEvent.isEmpty()) {
            listenersByEvent = subscriptions.stream()
                    .collect(Collectors.groupingBy(
                            Subscription::event, Collectors.mapping(Subscription::name, Collectors.toList())));
        }
        return listenersByEvent.getOrDefault(event.getClass(), List.of());
    }
}
