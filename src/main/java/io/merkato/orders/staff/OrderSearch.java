package io.merkato.orders.staff;

import io.merkato.orders.OrderStatus;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How those who run the shop find orders. */
@Component
public class OrderSearch {

    /** Whoever sees so many looks no further; to count all of a large shop's orders takes longer than anybody waits. */
    public static final int MOST_COUNTED = 10_000;

    private final OrderSearchStore store;

    OrderSearch(OrderSearchStore store) {
        this.store = store;
    }

    /** The orders that fit, the newest first or the oldest. */
    public Page<OrderSummary> list(OrderFilter filter, boolean oldestFirst, PageRequest page) {
        String query = "admin orders " + oldestFirst + " " + filter;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                store.list(filter, oldestFirst, cursor == null ? null : cursor.id(0), page.size() + 1),
                page.size(),
                last -> Cursor.at(query, last.id()));
    }

    /** How many orders of each status fit otherwise, up to {@link #MOST_COUNTED}. */
    public Map<OrderStatus, Integer> counts(OrderFilter filter) {
        return store.counts(filter.ofAnyStatus(), MOST_COUNTED);
    }
}
