package io.merkato.reviews.requests;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has buyers asked for reviews some days after delivery, once for each order. Where nobody is asked, what waits is let go. */
@Component
class AskForReviews implements RecurringJob {

    private static final int BATCH = 100;

    private final ReviewRequestStore store;
    private final ReviewRequestSettings settings;
    private final Outbox outbox;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    AskForReviews(
            ReviewRequestStore store,
            ReviewRequestSettings settings,
            Outbox outbox,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.store = store;
        this.settings = settings;
        this.outbox = outbox;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "reviews.ask";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        boolean more = true;
        while (more && jobs.goOn()) {
            more = Objects.requireNonNull(transaction.execute(status -> askSome())) == BATCH;
        }
    }

    private int askSome() {
        List<OrderId> due = store.takeDue(settings.days(), BATCH);
        if (!settings.off()) {
            due.forEach(order -> outbox.publish(new ReviewsWanted(order)));
        }
        return due.size();
    }
}
