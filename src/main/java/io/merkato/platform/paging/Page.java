package io.merkato.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins, null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Makes a page of rows that were read with one more than asked for, which tells whether there is a next page.
     *
     * @param cursorOf the cursor that continues behind a row
     */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, Cursor> cursorOf) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        return new Page<>(
                List.copyOf(rows.subList(0, size)),
                cursorOf.apply(rows.get(size - 1)).encoded());
    }

    public <R> Page<R> map(Function<T, R> item) {
        return new Page<>(items.stream().map(item).toList(), nextCursor);
    }
}
