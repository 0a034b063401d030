package io.merkato.platform.invalidation;

import java.util.Collection;
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
    private final List<Overheard> overhearers = new CopyOnWriteArrayList<>();
    private final UntoldChanges untold = new UntoldChanges();
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
        invalidate(topic, List.of(key));
    }

    /** As {@link #invalidate(String, String)}, of several keys, in one statement. Keys have no line breaks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invalidate(String topic, Collection<String> keys) {
        if (!keys.isEmpty()) {
            store.send(Notification.texts(topic, keys));
            forgetAfterwards(topic, keys, false);
        }
    }

    /**
     * As {@link #invalidate(String, Collection)}, for what changes all the time: it costs the transaction nothing. Commits that
     * notify wait for each other, so orders must not. Other nodes are told half a second later at most, of many changes
     * at once; what this node has not told when it is killed they never hear.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invalidateSoon(String topic, Collection<String> keys) {
        if (!keys.isEmpty()) {
            forgetAfterwards(topic, keys, true);
        }
    }

    /** Says to all nodes that it has changed; this one hears it when the others do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(String topic, String key) {
        store.send(Notification.texts(topic, List.of(key)));
    }

    private void forgetAfterwards(String topic, Collection<String> keys, boolean tell) {
        List<String> changed = List.copyOf(keys);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // Also when the outcome is unknown: forgetting once too often does no harm.
                changed.forEach(key -> forgetHere(topic, key));
                if (tell && status != STATUS_ROLLED_BACK) {
                    untold.add(topic, changed);
                }
            }
        });
    }

    /** Has what is known under this key forgotten on this node only: others see for themselves that it has changed. */
    public void forgetHere(String topic, String key) {
        listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.changed(key));
        overhearers.forEach(listener -> listener.changed(topic, key));
    }

    /** Has somebody told what this node and others say of a topic. */
    public void subscribe(String topic, Announced listener) {
        listeners.computeIfAbsent(topic, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Has somebody told what is said of every topic, after those who subscribed to it. */
    public void overhear(Overheard listener) {
        overhearers.add(listener);
    }

    /** Whether this node hears what others say; while it does not, nothing may be believed for longer than a second. */
    public boolean hears() {
        return reception.hears();
    }

    Reception reception() {
        return reception;
    }

    UntoldChanges untold() {
        return untold;
    }

    void heard(String text) {
        Notification.read(text, (topic, key) -> {
            listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.changed(key));
            overhearers.forEach(listener -> listener.heard(topic, key));
        });
    }

    void forgetAll() {
        listeners.values().forEach(topic -> topic.forEach(Announced::anythingMayHaveChanged));
        overhearers.forEach(Overheard::anythingMayHaveChanged);
    }
}
