package io.merkato.sessions;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The devices a person is signed in on. */
@Component
class SessionData implements PersonalData {

    private final Sessions sessions;

    SessionData(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(sessions.all(person.id()));
    }

    @Override
    public void erase(Person person) {
        sessions.erase(person.id());
    }
}
