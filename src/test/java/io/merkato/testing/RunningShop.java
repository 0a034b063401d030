package io.merkato.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the shop with the first test that wants it, stops it after the last, and looks after each one. */
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
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Shop.class, type -> Shop.start(), Shop.class);
    }
}
