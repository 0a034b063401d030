package io.merkato.platform.invalidation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says to all nodes that something has changed, and passes on what others say. */
@Component
public class Invalidations {

    private final InvalidationStore store;
    private final Map<String, List<Announced>> listeners = new ConcurrentHashMap<>();
    private final Reception reception = new Reception();

    Invalidations(InvalidationStore store) {
        this.store = store;
    }

    /**
     * Says that what is known under this key has changed. This node forgets it right after the commit, all others within
     * a second of it.
     *
     * @param topic a word without spaces
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invalidate(String topic, String key) {
        store.send(topic + " " + key);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // Also when the outcome is unknown: forgetting once too often does no harm.
                forget(topic, key);
            }
        });
    }

    /** Has somebody told what this node and others say of a topic. */
    public void subscribe(String topic, Announced listener) {
        listeners.computeIfAbsent(topic, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    Reception reception() {
        return reception;
    }

    void heard(String text) {
        int space = text.indexOf(' ');
        if (space > 0) {
            forget(text.substring(0, space), text.substring(space + 1));
        }
    }

    void forgetAll() {
        listeners.values().forEach(topic -> topic.forEach(Announced::anythingMayHaveChanged));
    }

    private void forget(String topic, String key) {
        listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.changed(key));
    }
}
