package io.merkato.notifications;

import io.merkato.kernel.Ids;
import java.util.UUID;

/** A mail to one recipient, said twice: as text and as HTML. Its header fields are single lines whatever is put in. */
record Mail(UUID id, String recipient, String subject, String text, String html) {

    Mail {
        recipient = oneLine(recipient);
        subject = oneLine(subject);
    }

    static Mail to(String recipient, String subject, MailTemplates.Fragment body) {
        return new Mail(Ids.next(), recipient, subject, body.text(), body.html().markup());
    }

    /** Line breaks and other control characters become spaces, so that a value cannot start a line of its own. */
    static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ")
                .strip();
    }
}
