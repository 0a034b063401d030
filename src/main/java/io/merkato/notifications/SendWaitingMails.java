package io.merkato.notifications;

import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has those mails sent that were written by nodes without SMTP. */
@Component
class SendWaitingMails implements RecurringJob {

    private static final int BATCH = 200;

    private final MailStore store;
    private final MailServer server;
    private final Mails mails;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    SendWaitingMails(MailStore store, MailServer server, Mails mails, Jobs jobs, TransactionTemplate transaction) {
        this.store = store;
        this.server = server;
        this.mails = mails;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "notifications.send-waiting-mails";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean runsHere() {
        return server.isSetUp();
    }

    @Override
    public void run() {
        boolean more = true;
        while (more && jobs.goOn()) {
            more = Objects.requireNonNull(transaction.execute(status -> sendSome())) == BATCH;
        }
    }

    private int sendSome() {
        List<UUID> waiting = store.takeWaiting(BATCH);
        mails.send(waiting);
        return waiting.size();
    }
}
