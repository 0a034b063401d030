package io.merkato.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a shop with the first test that wants it, stops it after the last, and looks after each one. */
class RunningShop implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningShop.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shop(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shop(context).expectNothingLeftOver();
    }

    private static Shop shop(ExtensionContext context) {
        int connections = manyConnections(context) ? 10 : 1;
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(connections, count -> Shop.start(Shop.connections(count)), Shop.class);
    }

    private static boolean manyConnections(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getElement(), ManyConnections.class)
                || AnnotationSupport.isAnnotated(context.getTestClass(), ManyConnections.class);
    }
}
