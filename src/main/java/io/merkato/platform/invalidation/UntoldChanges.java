package io.merkato.platform.invalidation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has changed here and the other nodes have not been told of yet. */
final class UntoldChanges {

    private final Map<String, Set<String>> keysByTopic = new HashMap<>();

    synchronized void add(String topic, Collection<String> keys) {
        keysByTopic.computeIfAbsent(topic, first -> new HashSet<>()).addAll(keys);
    }

    /** Texts to send, which say all of it; from here on it counts as told. */
    synchronized List<String> take() {
        List<String> texts = keysByTopic.entrySet().stream()
                .flatMap(topic -> Notification.texts(topic.getKey(), topic.getValue()).stream())
                .toList();
        keysByTopic.clear();
        return texts;
    }

    /** Puts back what could not be sent. */
    synchronized void putBack(List<String> texts) {
        texts.forEach(text -> Notification.read(text, (topic, key) -> add(topic, List.of(key))));
    }
}
