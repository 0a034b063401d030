package io.merkato.notifications;

import io.merkato.kernel.Ids;
import io.merkato.platform.text.Text;
import java.util.UUID;

/** A mail to one recipient, said twice: as text and as HTML. Its header fields are single lines whatever is put in. */
record Mail(UUID id, String recipient, String subject, String text, String html) {

    Mail {
        recipient = Text.oneLine(recipient);
        subject = Text.oneLine(subject);
    }

    static Mail to(String recipient, String subject, MailTemplates.Fragment body) {
        return new Mail(Ids.next(), recipient, subject, body.text(), body.html().markup());
    }
}
