package io.merkato.platform.jobs;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Events about a person that are not delivered yet. They go first: what they would write later goes after them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutboxData implements PersonalData {

    private final OutboxStore outbox;

    OutboxData(OutboxStore outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.empty();
    }

    @Override
    public void erase(Person person) {
        outbox.deleteAbout(person.id().value());
    }
}
