package io.merkato.platform.jobs;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Events about a person that are not delivered yet, and work that names one and is not done yet. They go first: what they
 * would write later goes after them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WaitingData implements PersonalData {

    private final OutboxStore outbox;
    private final JobStore jobs;

    WaitingData(OutboxStore outbox, JobStore jobs) {
        this.outbox = outbox;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.empty();
    }

    @Override
    public void erase(Person person) {
        outbox.deleteAbout(person.id().value());
        jobs.deleteAbout(person.id().value(), person.email());
    }
}
