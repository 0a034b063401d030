package io.merkato.payments;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
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

    /** The gateway that is slow to answer the first time has been asked. */
    final CountDownLatch asked = new CountDownLatch(1);

    /** Until it is opened, that answer does not come. */
    final CountDownLatch slow = new CountDownLatch(1);

    @Bean
    Gateway quickGateway() {
        return new Scripted("quick", operation -> new Outcome.Succeeded("quick_" + operation.id()));
    }

    @Bean
    Gateway stuckGateway() {
        return new Scripted("stuck", operation -> {
            await(stuck);
            return new Outcome.Succeeded("stuck_" + operation.id());
        });
    }

    /** Succeeds, and tells whoever asks first later than those who ask again. */
    @Bean
    Gateway slowGateway() {
        Set<OperationId> known = ConcurrentHashMap.newKeySet();
        return new Scripted("slow", operation -> {
            if (known.add(operation.id())) {
                asked.countDown();
                await(slow);
            }
            return new Outcome.Succeeded("slow_" + operation.id());
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Scripted(String method, Function<Operation, Outcome> script) implements Gateway {

        @Override
        public String name() {
            return method;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.CHARGE);
        }

        @Override
        public Outcome charge(Operation operation) {
            return script.apply(operation);
        }
    }
}
