package io.merkato.notifications;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.platform.text.Text;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, said twice: as text and as HTML. Its header fields are single lines whatever is put in.
 *
 * @param about the person with this account, or nobody who has one
 * @param origin the order that it tells of, null when it tells of none
 * @param unsubscribe where whoever gets it says, by a POST and nothing else, that they want no more of its kind (RFC 8058); null when
 *     it is none that somebody may not want
 */
public record Mail(
        UUID id,
        @Nullable UserId about,
        @Nullable Origin origin,
        String recipient,
        String subject,
        String text,
        String html,
        @Nullable URI unsubscribe) {

    public Mail {
        recipient = Text.oneLine(recipient);
        subject = Text.oneLine(subject);
    }

    /** A mail about nobody with an account, and no order. */
    public static Mail to(String recipient, String subject, MailTemplates.Fragment body) {
        return new Mail(
                Ids.next(),
                null,
                null,
                recipient,
                subject,
                body.text(),
                body.html().markup(),
                null);
    }

    /** The same mail, about a person. */
    public Mail about(@Nullable UserId person) {
        return new Mail(id, person, origin, recipient, subject, text, html, unsubscribe);
    }

    /** The same mail, written from an order. */
    public Mail from(Origin source) {
        return new Mail(id, about, source, recipient, subject, text, html, unsubscribe);
    }

    /** The same mail, which whoever gets it may say at an address that they want no more of. */
    public Mail unsubscribedAt(URI address) {
        return new Mail(id, about, origin, recipient, subject, text, html, address);
    }

    /**
     * What a mail about an order was written from, and can be again.
     *
     * @param template its name
     * @param topic what of the order it tells of, a parcel, a refund or a return; null for all of it
     */
    public record Origin(
            OrderId order, String template, @Nullable UUID topic) {}
}
