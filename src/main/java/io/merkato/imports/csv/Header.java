package io.merkato.imports.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a table's columns. They compare without regard to case and blanks. */
public final class Header {

    private final List<String> names;
    private final Map<String, List<Integer>> indexes = new HashMap<>();

    Header(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            indexes.computeIfAbsent(key(names.get(i)), first -> new ArrayList<>())
                    .add(i);
        }
    }

    /** A name as it compares. */
    public static String key(String name) {
        return name.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "").toLowerCase(Locale.ROOT);
    }

    int size() {
        return names.size();
    }

    /** The name as it stands in the file. */
    String name(int index) {
        return names.get(index);
    }

    /** Where columns of this name are. */
    List<Integer> indexesOf(String name) {
        return indexes.getOrDefault(key(name), List.of());
    }

    public boolean has(String name) {
        return indexes.containsKey(key(name));
    }

    /** How many of these names there are. */
    long count(List<String> wanted) {
        return wanted.stream().filter(this::has).count();
    }

    /** The indexes of all columns whose name has not been used. */
    List<Integer> without(List<Integer> used) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            others.add(i);
        }
        others.removeAll(used);
        return Collections.unmodifiableList(others);
    }
}
