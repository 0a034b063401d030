package io.merkato.audit;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The security events of a person's account. They stay, without where the person came from. */
@Component
class AuditData implements PersonalData {

    private final AuditTrail trail;

    AuditData(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String name() {
        return "securityEvents";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(trail.of(person.id()));
    }

    @Override
    public void erase(Person person) {
        trail.forgetPerson(person.id());
    }
}
