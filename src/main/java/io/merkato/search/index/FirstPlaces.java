package io.merkato.search.index;

import java.util.ArrayList;
import java.util.List;

/** The first so many of many products by an order: a heap with the last of them on top. */
final class FirstPlaces {

    private final Order order;
    private final int[] heap;
    private int size;

    FirstPlaces(Order order, int most) {
        this.order = order;
        this.heap = new int[most];
    }

    /** Whether one more would be among them. */
    boolean wants(int place) {
        return size < heap.length || order.compare(place, heap[0]) < 0;
    }

    void offer(int place) {
        if (size < heap.length) {
            heap[size] = place;
            up(size++);
        } else if (order.compare(place, heap[0]) < 0) {
            heap[0] = place;
            down(0);
        }
    }

    /** What the last of them has in a column, or this while there is room for more. */
    long bound(long[] column, long unbounded) {
        return size < heap.length ? unbounded : column[heap[0]];
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
