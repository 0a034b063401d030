package io.merkato.platform.invalidation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** What stands in a notification: a line for each change, the topic and after a space the key. */
final class Notification {

    /** PostgreSQL takes fewer than 8000 bytes. */
    private static final int MOST_BYTES = 7900;

    private Notification() {}

    /** The changes in as few texts as can be sent. */
    static List<String> texts(String topic, Collection<String> keys) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        for (String key : keys) {
            String line = topic + " " + key;
            int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes + length > MOST_BYTES && !text.isEmpty()) {
                texts.add(text.toString());
                text.setLength(0);
                bytes = 0;
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
            bytes += length;
        }
        texts.add(text.toString());
        return texts;
    }

    static void read(String text, BiConsumer<String, String> changed) {
        for (String line : text.split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                changed.accept(line.substring(0, space), line.substring(space + 1));
            }
        }
    }
}
