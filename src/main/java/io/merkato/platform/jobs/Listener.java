package io.merkato.platform.jobs;

import java.lang.reflect.Method;
import java.util.List;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * A method that hears of one kind of event.
 *
 * @param together whether it takes several at once
 */
record Listener(String name, Class<? extends DomainEvent> event, boolean together, Object bean, Method method) {

    /** The listener that a method of a bean is. */
    static Listener of(String name, Object bean, Method method) {
        ResolvableType taken =
                method.getParameterCount() == 1 ? ResolvableType.forMethodParameter(method, 0) : ResolvableType.NONE;
        boolean together = taken.resolve() == List.class;
        Class<?> event = together ? taken.getGeneric(0).resolve() : taken.resolve();
        if (event == null || !DomainEvent.class.isAssignableFrom(event)) {
            throw new IllegalStateException("The listener " + name + " has to take an event, or a list of events.");
        }
        ReflectionUtils.makeAccessible(method);
        return new Listener(name, event.asSubclass(DomainEvent.class), together, bean, method);
    }

    void hear(Object heard) {
        ReflectionUtils.invokeMethod(method, bean, heard);
    }
}
