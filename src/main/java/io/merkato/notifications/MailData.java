package io.merkato.notifications;

import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mails that were written to a person, whichever address they had. */
@Component
class MailData implements PersonalData {

    private final MailStore mails;

    MailData(MailStore mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(mails.subjects(person));
    }

    @Override
    public void erase(Person person) {
        mails.deleteTo(person);
    }

    /** A mail without its text, which may carry links that are still good. */
    record Sent(String subject, Instant createdAt) {}
}
