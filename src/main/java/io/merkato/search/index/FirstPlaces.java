package io.merkato.search.index;

import io.merkato.search.columns.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The first so many of many products by an order, or of those behind a spot in it: a heap with the last of them on top. */
final class FirstPlaces {

    private final Order order;
    private final long[] column;
    private final long[] newest;
    private final boolean isFromStart;
    private final long key;
    private final UUID id;

    private final int[] heap;
    private int size;

    // What is outside of these is before the page or behind it. Lists go by here with every product there is, and
    // nearly all of them are, so two numbers of a product tell it, without another look at the heap.
    private long least = Long.MIN_VALUE;
    private long leastId = Long.MIN_VALUE;
    private long most = Long.MAX_VALUE;
    private long mostId = Long.MAX_VALUE;

    private FirstPlaces(Order order, int most, boolean isFromStart, long key, UUID id) {
        this.order = order;
        this.column = order.column();
        this.newest = order.newest();
        this.heap = new int[most];
        this.isFromStart = isFromStart;
        this.key = key;
        this.id = id;
    }

    /** The first of all. */
    static FirstPlaces fromStart(Order order, int most) {
        return new FirstPlaces(order, most, true, 0, new UUID(0, 0));
    }

    /** The first of those that come behind where a product stood, by what it had in the column and its id. */
    static FirstPlaces behind(long key, UUID id, Order order, int most) {
        FirstPlaces behind = new FirstPlaces(order, most, false, key, id);
        if (order.descending()) {
            behind.endAt(key, id.getMostSignificantBits());
        } else {
            behind.beginAt(key, id.getMostSignificantBits());
        }
        return behind;
    }

    private void beginAt(long value, long half) {
        least = value;
        leastId = half + Long.MIN_VALUE;
    }

    private void endAt(long value, long half) {
        most = value;
        mostId = half + Long.MIN_VALUE;
    }

    /**
     * Offers all that are on sale, and tells how many these are. The newest are the first, so that of those that come in order
     * the first ones stay.
     */
    // A loop of its own: one with the filters in it, too, was seen to take three times as long in a shop that had run a
    // while.
    int offerOnSale(byte[] state, int count) {
        int onSale = 0;
        for (int place = count - 1; place >= 0; place--) {
            if (state[place] != Columns.GONE) {
                onSale++;
                offer(place);
            }
        }
        return onSale;
    }

    /** Takes a product if it is one of them. */
    void offer(int place) {
        if (isNear(column[place], place)) {
            take(place);
        }
    }

    private void take(int place) {
        if (!isFromStart && !order.isBehind(place, key, id)) {
            return;
        }
        if (size < heap.length) {
            heap[size] = place;
            up(size++);
        } else if (order.compare(place, heap[0]) < 0) {
            heap[0] = place;
            down(0);
        } else {
            return;
        }
        if (size == heap.length) {
            bound();
        }
    }

    private boolean isNear(long value, int place) {
        return (value > least || (value == least && id(place) >= leastId))
                && (value < most || (value == most && id(place) <= mostId));
    }

    /** Ids are compared without signs. */
    private long id(int place) {
        return newest[place] + Long.MIN_VALUE;
    }

    private void bound() {
        if (order.descending()) {
            beginAt(column[heap[0]], newest[heap[0]]);
        } else {
            endAt(column[heap[0]], newest[heap[0]]);
        }
    }

    /** In their order. It is empty afterwards. */
    List<Integer> sorted() {
        List<Integer> places = new ArrayList<>(size);
        while (size > 0) {
            places.add(heap[0]);
            heap[0] = heap[--size];
            down(0);
        }
        return places.reversed();
    }

    private void up(int from) {
        int at = from;
        while (at > 0 && isLater(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void down(int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isLater(child + 1, child)) {
                child++;
            }
            if (!isLater(child, at)) {
                return;
            }
            swap(child, at);
            at = child;
        }
    }

    private boolean isLater(int one, int other) {
        return order.compare(heap[one], heap[other]) > 0;
    }

    private void swap(int one, int other) {
        int kept = heap[one];
        heap[one] = heap[other];
        heap[other] = kept;
    }
}
