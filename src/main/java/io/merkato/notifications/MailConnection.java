package io.merkato.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A connection to the mail server, over which one mail goes after the other. */
final class MailConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailConnection.class);

    private final JavaMailSenderImpl smtp;
    private final Composer composer;
    private @Nullable Transport transport;

    MailConnection(JavaMailSenderImpl smtp, Composer composer) {
        this.smtp = smtp;
        this.composer = composer;
    }

    /**
     * Hands a mail over to the server, over a new connection when the server has hung up.
     *
     * @throws jakarta.mail.internet.AddressException when it can never be sent there
     * @throws NoConnection when the server is not there, so that other mails need not be tried
     * @throws MessagingException when it was not sent
     */
    void send(Mail mail) throws MessagingException {
        MimeMessage message = composer.compose(smtp.getSession(), mail);
        connected().sendMessage(message, message.getAllRecipients());
    }

    private Transport connected() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            String protocol = smtp.getProtocol();
            Transport fresh = smtp.getSession().getTransport(protocol == null ? "smtp" : protocol);
            try {
                fresh.connect(smtp.getHost(), smtp.getPort(), smtp.getUsername(), smtp.getPassword());
            } catch (MessagingException e) {
                throw new NoConnection(e);
            }
            transport = fresh;
        }
        return transport;
    }

    @Override
    public void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            // What was sent is sent.
            log.debug("The mail server hung up first", e);
        }
    }

    /** Makes the message of a mail. */
    interface Composer {
        MimeMessage compose(Session session, Mail mail) throws MessagingException;
    }

    /** The server did not let us in. */
    static final class NoConnection extends MessagingException {

        NoConnection(MessagingException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
