package io.merkato.accounts;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An address that a person asked for and has not confirmed yet. It goes with the account. */
@Component
class EmailChangeData implements PersonalData {

    private final EmailChangeStore changes;

    EmailChangeData(EmailChangeStore changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "requestedEmail";
    }

    @Override
    public Optional<Object> export(Person person) {
        return changes.pending(person.id()).map(Object.class::cast);
    }

    @Override
    public void erase(Person person) {
        changes.delete(person.id());
    }
}
