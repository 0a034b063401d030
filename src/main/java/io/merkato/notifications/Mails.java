package io.merkato.notifications;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where mails are written, each in the transaction of the event that it tells of. */
@Component
class Mails {

    private final MailStore store;
    private final MailServer server;
    private final Jobs jobs;

    Mails(MailStore store, MailServer server, Jobs jobs) {
        this.store = store;
        this.server = server;
        this.jobs = jobs;
    }

    /**
     * Writes a mail about the person with this account, or about nobody who has one. It is sent soon, or waits until a node
     * has SMTP.
     */
    void write(Mail mail, @Nullable UserId about) {
        store.insert(mail, about, !server.isSetUp());
        if (server.isSetUp()) {
            jobs.enqueue(SendMail.KIND, mail.id().toString(), new SendMail.Written(mail.id()));
        }
    }
}
