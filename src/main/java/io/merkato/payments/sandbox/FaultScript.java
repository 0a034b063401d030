package io.merkato.payments.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The faults that are to come, of this node. Each question takes the first one that is for its kind. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class FaultScript {

    private final List<Fault> faults = new ArrayList<>();

    synchronized void replace(List<Fault> next) {
        faults.clear();
        faults.addAll(next);
    }

    synchronized List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Takes what shall go wrong with this question. */
    synchronized Optional<Fault> next(Verb verb) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.verb() == verb) {
                if (fault.times() == 1) {
                    faults.remove(i);
                } else {
                    faults.set(i, fault.oneLess());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
