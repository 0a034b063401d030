package io.merkato.testing.slices;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a module with the first test that wants it, stops it after the last of the run, and looks after each one. */
class RunningSlice implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSlice.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Slice.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return slice(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        slice(context).delivered();
    }

    private static Slice slice(ExtensionContext context) {
        ModuleTest test = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ModuleTest.class)
                .orElseThrow();
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        new Asked(test.value(), Set.of(test.with())),
                        asked -> Slice.of(asked.module, asked.with.toArray(Class<?>[]::new)),
                        Slice.class);
    }

    private record Asked(String module, Set<Class<?>> with) {}
}
