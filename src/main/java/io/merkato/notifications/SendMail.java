package io.merkato.notifications;

import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.mail.MailAddress;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.text.Text;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Sends a mail, on nodes where SMTP is set up. It may be sent again when a node dies between sending it and writing that
 * down.
 */
@Component
class SendMail implements Job<SendMail.Written> {

    static final JobKind<Written> KIND = new JobKind<>("notifications.send-mail", Written.class);

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);
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
    private final boolean keepBody;

    SendMail(MailStore store, MailServer server, Mode mode) {
        this.store = store;
        this.server = server;
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
        store.findUnsent(written.mail()).ifPresent(this::send);
    }

    @Override
    public void givenUp(Written written) {
        store.giveUp(written.mail(), keepBody);
    }

    private void send(Mail mail) {
        try {
            server.send(mail);
        } catch (AddressException e) {
            String failure = describe(e, mail);
            log.error("Mail {} is given up: {}", mail.id(), failure);
            store.markFailed(mail.id(), failure);
            store.giveUp(mail.id(), keepBody);
            return;
        } catch (MessagingException e) {
            String failure = describe(e, mail);
            store.markFailed(mail.id(), failure);
            throw new NotSent(failure);
        }
        store.markSent(mail.id(), keepBody);
    }

    /** Mail servers like to repeat the address, which is nothing for a log. */
    private static String describe(Exception e, Mail mail) {
        String failure = Text.oneLine(
                        NestedExceptionUtils.getMostSpecificCause(e).toString())
                .replace(mail.recipient(), "the recipient")
                .replace(MailAddress.deliverable(mail.recipient()), "the recipient");
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }

    /** A mail that has been written. */
    record Written(UUID mail) {}

    /** The server did not take the mail; where in our code that was is of no interest. */
    private static final class NotSent extends RuntimeException {

        NotSent(String failure) {
            super(failure, null, false, false);
        }
    }
}
