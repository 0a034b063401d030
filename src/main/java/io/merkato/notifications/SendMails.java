package io.merkato.notifications;

import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.mail.MailAddress;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.text.Text;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final boolean keepBody;

    SendMails(MailStore store, MailServer server, Mode mode) {
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
        List<Mail> unsent = store.findUnsent(written.mails());
        Map<UUID, Exception> failures = server.send(unsent);
        store.markSent(
                unsent.stream()
                        .map(Mail::id)
                        .filter(mail -> !failures.containsKey(mail))
                        .toList(),
                keepBody);
        List<String> again = new ArrayList<>();
        for (Mail mail : unsent) {
            Exception failure = failures.get(mail.id());
            if (failure != null && !giveUpWhereNoneCanGo(mail, failure)) {
                again.add(describe(failure, mail));
            }
        }
        if (!again.isEmpty()) {
            throw new NotSent(again.getFirst());
        }
    }

    @Override
    public void givenUp(Written written) {
        store.giveUp(written.mails(), keepBody);
    }

    /** Writes down why a mail was not sent; true when it never can be. */
    private boolean giveUpWhereNoneCanGo(Mail mail, Exception e) {
        String failure = describe(e, mail);
        store.markFailed(mail.id(), failure);
        boolean never = e instanceof AddressException;
        if (never) {
            log.error("Mail {} is given up: {}", mail.id(), failure);
            store.giveUp(List.of(mail.id()), keepBody);
        }
        return never;
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
