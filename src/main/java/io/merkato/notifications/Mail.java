package io.merkato.notifications;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.platform.text.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, said twice: as text and as HTML. Its header fields are single lines whatever is put in.
 *
 * @param about the person with this account, or nobody who has one
 * @param origin the order that it tells of, null when it tells of none
 */
record Mail(
        UUID id,
        @Nullable UserId about,
        @Nullable Origin origin,
        String recipient,
        String subject,
        String text,
        String html) {

    Mail {
        recipient = Text.oneLine(recipient);
        subject = Text.oneLine(subject);
    }

    static Mail to(String recipient, String subject, MailTemplates.Fragment body) {
        return new Mail(
                Ids.next(),
                null,
                null,
                recipient,
                subject,
                body.text(),
                body.html().markup());
    }

    Mail about(@Nullable UserId person) {
        return new Mail(id, person, origin, recipient, subject, text, html);
    }

    Mail from(Origin source) {
        return new Mail(id, about, source, recipient, subject, text, html);
    }

    /**
     * What a mail about an order was written from, and can be again.
     *
     * @param template its name
     * @param shipment the parcel that it tells of, null when it tells of none
     */
    record Origin(OrderId order, String template, @Nullable UUID shipment) {}
}
