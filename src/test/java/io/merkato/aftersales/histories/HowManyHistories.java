package io.merkato.aftersales.histories;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** A few histories in a run of all tests, and as many as somebody asks for. */
final class HowManyHistories implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        context.attributes().setTries(Integer.getInteger("merkato.histories", 15));
        Optional.ofNullable(System.getProperty("merkato.seed")).ifPresent(context.attributes()::setSeed);
        return property.execute();
    }
}
