package io.merkato.crashes;

import io.merkato.payments.Gateway;
import io.merkato.payments.Operation;
import io.merkato.payments.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
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
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();
    private volatile WatchedBeans world = this;

    GatewayBook book() {
        return world.book;
    }

    /** Has this node speak to the gateways of another: those are one for all nodes, and remember what they have done. */
    void speakToThoseOf(WatchedBeans other) {
        world = other;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case DataSource pool -> new WatchedConnections(pool);
            case Gateway gateway -> watched(gateway);
            default -> bean;
        };
    }

    /** As the class that it is, where it can be: who knows a gateway by its class gets it by that. */
    private Object watched(Gateway gateway) {
        gateways.put(gateway.method(), gateway);
        ProxyFactory factory = new ProxyFactory(gateway);
        factory.setProxyTargetClass(!Modifier.isFinal(gateway.getClass().getModifiers()));
        factory.addAdvice((MethodInterceptor) call -> call(gateway.method(), call));
        return factory.getProxy();
    }

    private @Nullable Object call(String gateway, MethodInvocation call) throws Throwable {
        if (call.getMethod().getReturnType() != Outcome.class
                || call.getArguments().length != 1
                || !(call.getArguments()[0] instanceof Operation operation)) {
            return call.proceed();
        }
        String verb = call.getMethod().getName();
        Flow.Step<Outcome> step = () -> world.book.note(operation, world.ask(gateway, verb, operation));
        Flow flow = Flow.current();
        return flow == null
                ? step.take()
                : flow.pass(
                        "gateway: " + verb.toLowerCase(Locale.ROOT),
                        step,
                        new IllegalStateException("the answer was lost"),
                        () -> {});
    }

    private Outcome ask(String gateway, String verb, Operation operation) throws Throwable {
        Method method = Gateway.class.getMethod(verb, Operation.class);
        try {
            return (Outcome)
                    Objects.requireNonNull(method.invoke(Objects.requireNonNull(gateways.get(gateway)), operation));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
