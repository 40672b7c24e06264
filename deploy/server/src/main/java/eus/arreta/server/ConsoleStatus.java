package eus.arreta.server;

import eus.arreta.events.Availability;
import eus.arreta.webui.ServiceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the console what is away. */
@ApplicationScoped
public class ConsoleStatus implements ServiceStatus {

    private final Availability availability;

    public ConsoleStatus(Availability availability) {
        this.availability = availability;
    }

    @Override
    public List<String> away() {
        return availability.parts().stream()
                .filter(part -> !part.up())
                .map(Availability.Part::name)
                .toList();
    }

    @Override
    public void onChange(Runnable listener) {
        availability.onChange(listener);
    }
}
