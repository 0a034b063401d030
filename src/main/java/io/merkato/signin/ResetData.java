package io.merkato.signin;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links to reset a password, which say nothing of a person but whose they are. */
@Component
class ResetData implements PersonalData {

    private final ResetTokenStore tokens;

    ResetData(ResetTokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "passwordResets";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.empty();
    }

    @Override
    public void erase(Person person) {
        tokens.delete(person.id());
    }
}
