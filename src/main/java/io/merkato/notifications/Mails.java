package io.merkato.notifications;

import io.merkato.platform.jobs.Jobs;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where mails are written, each in the transaction of the event that it tells of. */
@Component
public class Mails {

    /** So many go out over one connection, and go out again over each that a node had when it died. */
    private static final int TOGETHER = 10;

    private final MailStore store;
    private final MailServer server;
    private final Jobs jobs;

    Mails(MailStore store, MailServer server, Jobs jobs) {
        this.store = store;
        this.server = server;
        this.jobs = jobs;
    }

    /** As {@link #write(List)}. */
    public void write(Mail mail) {
        write(List.of(mail));
    }

    /** Writes mails that are sent soon, or wait until a node has SMTP. */
    public void write(List<Mail> mails) {
        store.insert(mails, !server.isSetUp());
        if (server.isSetUp()) {
            send(mails.stream().map(Mail::id).toList());
        }
    }

    /** Has mails sent that were written. */
    void send(List<UUID> mails) {
        for (int begin = 0; begin < mails.size(); begin += TOGETHER) {
            List<UUID> some = mails.subList(begin, Math.min(begin + TOGETHER, mails.size()));
            jobs.enqueue(SendMails.KIND, some.getFirst().toString(), new SendMails.Written(List.copyOf(some)));
        }
    }
}
