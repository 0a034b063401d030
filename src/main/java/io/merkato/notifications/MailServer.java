package io.merkato.notifications;

import io.merkato.kernel.ShopProfile;
import io.merkato.platform.mail.MailAddress;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.StartRefused;
import io.merkato.platform.web.PublicAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server by which mails go out, where SMTP is set up. A mail that is sent again has the same Message-ID, so that
 * the repetition can be recognised.
 */
@Component
class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Mode mode;
    private final @Nullable JavaMailSenderImpl smtp;
    private final InternetAddress from;
    private final String messageIdHost;

    MailServer(
            Mode mode,
            MailSettings settings,
            ShopProfile shop,
            PublicAddress address,
            ObjectProvider<JavaMailSenderImpl> smtp) {
        this.mode = mode;
        this.smtp = smtp.getIfAvailable();
        this.from = sender(settings.from(), shop);
        this.messageIdHost = host(address.base());
        if (this.smtp != null) {
            limitWaiting(this.smtp);
        }
    }

    boolean isSetUp() {
        return smtp != null;
    }

    /** A connection, which is made when the first mail goes over it. */
    MailConnection connection() {
        return new MailConnection(Objects.requireNonNull(smtp), this::message);
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnIfMailsWait() {
        if (smtp == null && !mode.isSandbox()) {
            log.warn("No mail is sent: SMTP is not set up. Mails wait until SPRING_MAIL_HOST is set.");
        }
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + "@" + messageIdHost + ">");
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, recipient(mail.recipient()));
        message.setSubject(mail.subject(), UTF_8);
        // The last one is the one that a client prefers.
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            unsubscribing(message, mail.unsubscribe());
        }
        message.setSentDate(new Date());
        message.saveChanges();
        return message;
    }

    /** One click (RFC 8058) is for addresses with TLS alone; at another the mail program opens the page. */
    private static void unsubscribing(MimeMessage message, URI address) throws MessagingException {
        message.setHeader("List-Unsubscribe", "<" + address.toASCIIString() + ">");
        if ("https".equalsIgnoreCase(address.getScheme())) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
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
    private static InternetAddress sender(String from, ShopProfile shop) {
        try {
            InternetAddress address = MailAddress.read(from);
            return address.getPersonal() == null ? MailAddress.of(address.getAddress(), shop.name()) : address;
        } catch (AddressException e) {
            throw new StartRefused(
                    "MERKATO_MAIL_FROM is '" + from + "', which is no mail address.",
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
