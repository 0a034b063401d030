package io.merkato.payments;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Gateways of tests, for shops that are started with {@link #SETTING}. */
@Component
@ConditionalOnBooleanProperty("test.gateways")
class ScriptedGateways {

    static final String SETTING = "--test.gateways=true";

    /** Until it is opened, nothing comes back from the gateway that is stuck. */
    final CountDownLatch stuck = new CountDownLatch(1);

    /** Answers at once. */
    @Bean
    Gateway quickGateway() {
        return new Scripted("quick", () -> {});
    }

    @Bean
    Gateway stuckGateway() {
        return new Scripted("stuck", stuck::await);
    }

    private interface Delay {

        void await() throws InterruptedException;
    }

    private record Scripted(String method, Delay delay) implements Gateway {

        @Override
        public String name() {
            return method;
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.of(Capability.CHARGE);
        }

        @Override
        public Outcome charge(Operation operation) {
            try {
                delay.await();
            } catch (InterruptedException e) {
                return new Outcome.Unknown("interrupted");
            }
            return new Outcome.Succeeded(method + "_" + operation.id());
        }
    }
}
