package io.merkato.search.columns;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives values small numbers, the same for as long as it lives. One thread adds, any may read. */
public final class Dictionary<K> {

    public static final int UNKNOWN = -1;

    private static final int FIRST_SIZE = 1024;

    private final Map<K, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Object[] values = new Object[FIRST_SIZE];
    private volatile int size;

    /** The number of a value, which may be new. */
    int add(K value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = size;
        if (number == values.length) {
            values = Arrays.copyOf(values, number * 2);
        }
        values[number] = value;
        size = number + 1;
        numbers.put(value, number);
        return number;
    }

    /** The number of a value, or {@link #UNKNOWN}. */
    public int find(@Nullable K value) {
        Integer known = value == null ? null : numbers.get(value);
        return known == null ? UNKNOWN : known;
    }

    @SuppressWarnings("unchecked") // add takes nothing else
    public K value(int number) {
        return (K) values[number];
    }

    public int size() {
        return size;
    }
}
