package io.merkato.notifications;

import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.JobSuspended;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.mail.MailAddress;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.text.Text;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Sends mails that were written together, on nodes where SMTP is set up. They may be sent again when a node dies between
 * sending them and writing that down.
 */
@Component
class SendMails implements Job<SendMails.Written> {

    static final JobKind<Written> KIND = new JobKind<>("notifications.send-mails", Written.class);

    private static final Logger log = LoggerFactory.getLogger(SendMails.class);
    private static final int LONGEST_FAILURE = 500;

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final MailStore store;
    private final MailServer server;
    private final Jobs jobs;
    private final boolean keepBody;

    SendMails(MailStore store, MailServer server, Jobs jobs, Mode mode) {
        this.store = store;
        this.server = server;
        this.jobs = jobs;
        this.keepBody = mode.isSandbox();
    }

    @Override
    public JobKind<Written> kind() {
        return KIND;
    }

    @Override
    public boolean runsHere() {
        return server.isSetUp();
    }

    @Override
    public int atOnce() {
        return 8;
    }

    @Override
    public Optional<Duration> delayAfter(int failures) {
        return failures > DELAYS.size() ? Optional.empty() : Optional.of(DELAYS.get(failures - 1));
    }

    @Override
    public void run(Written written) {
        List<Mail> unsent = store.findUnsent(written.mails());
        List<UUID> sent = new ArrayList<>();
        try (MailConnection connection = server.connection()) {
            String failure = send(unsent, connection, sent);
            if (failure != null) {
                throw new NotSent(failure);
            }
        } finally {
            store.markSent(sent, keepBody);
        }
    }

    /** Why one of them is to be sent again, null when none is. */
    private @Nullable String send(List<Mail> unsent, MailConnection connection, List<UUID> sent) {
        String failure = null;
        for (Mail mail : unsent) {
            if (!jobs.goOn()) {
                throw new JobSuspended("The node stops.");
            }
            try {
                connection.send(mail);
                sent.add(mail.id());
            } catch (AddressException e) {
                giveUp(mail, describe(e, mail));
            } catch (MessagingException e) {
                failure = describe(e, mail);
                store.markFailed(mail.id(), failure);
                if (e instanceof MailConnection.NoConnection) {
                    return failure;
                }
            }
        }
        return failure;
    }

    @Override
    public void givenUp(Written written) {
        store.giveUp(written.mails(), keepBody);
    }

    private void giveUp(Mail mail, String failure) {
        log.error("Mail {} is given up: {}", mail.id(), failure);
        store.markFailed(mail.id(), failure);
        store.giveUp(List.of(mail.id()), keepBody);
    }

    /** Mail servers like to repeat the address, which is nothing for a log. */
    private static String describe(Exception e, Mail mail) {
        String failure = Text.oneLine(
                        NestedExceptionUtils.getMostSpecificCause(e).toString())
                .replace(mail.recipient(), "the recipient")
                .replace(MailAddress.deliverable(mail.recipient()), "the recipient");
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }

    /** Mails that have been written. */
    record Written(List<UUID> mails) {}

    /** The server did not take a mail; where in our code that was is of no interest. */
    private static final class NotSent extends RuntimeException {

        NotSent(String failure) {
            super(failure, null, false, false);
        }
    }
}
