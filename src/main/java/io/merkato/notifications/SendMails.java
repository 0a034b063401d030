package io.merkato.notifications;

import io.merkato.platform.mail.MailAddress;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.StartRefused;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the store, where SMTP is set up. A mail may be sent again when a node dies between sending and
 * writing that down; its Message-ID stays the same, so that the repetition can be recognised.
 */
@Component
class SendMails {

    private static final Logger log = LoggerFactory.getLogger(SendMails.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int BATCH = 8;
    private static final int LONGEST_FAILURE = 500;

    /** Longer than the slowest dialogue with a mail server, in which every single answer may take its five seconds. */
    private static final Duration LEASE = Duration.ofMinutes(5);

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
    private final LastingFaults faults;
    private final Settings settings;
    private final @Nullable JavaMailSender smtp;
    private final InternetAddress from;
    private final String messageIdHost;

    SendMails(MailStore store, Settings settings, ObjectProvider<JavaMailSender> smtp, LastingFaults faults) {
        this.store = store;
        this.faults = faults;
        this.settings = settings;
        this.smtp = smtp.getIfAvailable();
        this.from = sender(settings);
        this.messageIdHost = host(settings.publicUrl());
        if (this.smtp instanceof JavaMailSenderImpl sender) {
            limitWaiting(sender);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnIfMailsWait() {
        if (smtp == null && !settings.sandbox()) {
            log.warn("No mail is sent: SMTP is not set up. Mails wait until SPRING_MAIL_HOST is set.");
        }
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void run() {
        JavaMailSender sender = smtp;
        if (sender == null) {
            return;
        }
        try {
            while (sendBatch(sender) == BATCH) {
                // Goes on until nothing is due.
            }
        } catch (RuntimeException e) {
            faults.met("Sending mails", e);
        }
    }

    /** Sends some mails side by side and gives how many were tried. */
    private int sendBatch(JavaMailSender sender) {
        List<MailStore.Leased> batch = store.lease(BATCH, LEASE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(batch.stream()
                            .map(leased -> CompletableFuture.runAsync(() -> send(sender, leased), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        return batch.size();
    }

    private void send(JavaMailSender sender, MailStore.Leased leased) {
        try {
            sender.send(message(sender, leased.mail()));
        } catch (MessagingException | RuntimeException e) {
            fail(leased, e);
            return;
        }
        store.markSent(leased.mail().id(), settings.sandbox());
    }

    private void fail(MailStore.Leased leased, Exception e) {
        String failure = describe(e, leased.mail());
        boolean hopeless = e instanceof AddressException;
        if (hopeless || leased.attempts() > DELAYS.size()) {
            log.error("Mail {} is given up after attempt {}: {}", leased.mail().id(), leased.attempts(), failure);
            store.giveUp(leased, failure, settings.sandbox());
            return;
        }
        Duration delay = DELAYS.get(leased.attempts() - 1);
        log.warn(
                "Mail {} was not sent at attempt {}; next in {} min: {}",
                leased.mail().id(),
                leased.attempts(),
                delay.toMinutes(),
                failure);
        store.postpone(leased, delay, failure);
    }

    /** Mail servers like to repeat the address, which is nothing for a log. */
    private static String describe(Exception e, Mail mail) {
        String failure = Mail.oneLine(
                        NestedExceptionUtils.getMostSpecificCause(e).toString())
                .replace(mail.recipient(), "the recipient")
                .replace(MailAddress.deliverable(mail.recipient()), "the recipient");
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }

    private MimeMessage message(JavaMailSender sender, Mail mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, recipient(mail.recipient()));
        message.setSubject(mail.subject(), UTF_8);
        // The last one is the one that a client prefers.
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.setHeader("Message-ID", "<" + mail.id() + "@" + messageIdHost + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Accounts of earlier versions may have other letters before the @, which would go out as other letters still. */
    private static InternetAddress recipient(String address) throws AddressException {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(MailAddress.deliverable(address))) {
            throw new AddressException("There are letters outside ASCII before the @, where mail cannot be sent");
        }
        return MailAddress.of(address, null);
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** A sender without a name gets the shop's. */
    private static InternetAddress sender(Settings settings) {
        try {
            InternetAddress address = MailAddress.read(settings.mailFrom());
            return address.getPersonal() == null ? MailAddress.of(address.getAddress(), settings.shopName()) : address;
        } catch (AddressException e) {
            throw new StartRefused(
                    "MERKATO_MAIL_FROM is '" + settings.mailFrom() + "', which is no mail address.",
                    "Set it to an address such as shop@example.com or 'The Shop <shop@example.com>'.");
        }
    }

    private static String host(String publicUrl) {
        try {
            String host = URI.create(publicUrl).getHost();
            return host == null ? "localhost" : host;
        } catch (IllegalArgumentException e) {
            return "localhost";
        }
    }

    /** Without these, a mail server that falls silent would hold its thread for ever. */
    private static void limitWaiting(JavaMailSenderImpl sender) {
        String prefix = "mail." + (sender.getProtocol() == null ? "smtp" : sender.getProtocol()) + ".";
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            sender.getJavaMailProperties()
                    .putIfAbsent(
                            prefix + limit, String.valueOf(Duration.ofSeconds(5).toMillis()));
        }
    }
}
