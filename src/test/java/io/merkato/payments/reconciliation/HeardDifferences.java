package io.merkato.payments.reconciliation;

import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of books that differ, as notifications do in the whole shop. */
class HeardDifferences {

    final List<BooksDiffer> heard = new CopyOnWriteArrayList<>();

    @Subscribe("test.hear-differences")
    void on(BooksDiffer event) {
        heard.add(event);
    }
}
