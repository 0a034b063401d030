package io.merkato.crashes;

import io.merkato.payments.Gateway;
import io.merkato.payments.Operation;
import io.merkato.payments.Outcome;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Puts flows where a node speaks to its database and its gateways, and keeps what the gateways have done. */
@Component
@ConditionalOnBooleanProperty("test.crash-points")
class WatchedBeans implements BeanPostProcessor {

    private final GatewayBook book = new GatewayBook();

    GatewayBook book() {
        return book;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case DataSource pool -> new WatchedConnections(pool);
            case Gateway gateway -> watched(gateway);
            default -> bean;
        };
    }

    /** As the class that it is: who knows a gateway by its class gets it by that. */
    private Object watched(Gateway gateway) {
        ProxyFactory factory = new ProxyFactory(gateway);
        factory.setProxyTargetClass(true);
        factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) this::call);
        return factory.getProxy();
    }

    private @Nullable Object call(MethodInvocation call) throws Throwable {
        if (call.getArguments().length != 1
                || !(call.getArguments()[0] instanceof Operation operation)
                || call.getMethod().getReturnType() != Outcome.class) {
            return call.proceed();
        }
        Flow.Step<Outcome> step = () -> book.note(operation, (Outcome) Objects.requireNonNull(call.proceed()));
        Flow flow = Flow.current();
        if (flow == null) {
            return step.take();
        }
        String verb = "gateway: " + call.getMethod().getName().toLowerCase(Locale.ROOT);
        return flow.pass(verb, step, new IllegalStateException("the answer was lost"), () -> {});
    }
}
