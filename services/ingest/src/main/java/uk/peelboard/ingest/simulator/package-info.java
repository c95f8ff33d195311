/**
 * A simulated police force: a discrete-event model that is asked for help as often as West Midlands
 * Police is, and answers with the people it has. Nothing in it draws an answer time, an attendance
 * time or a backlog: those come of people waiting for one another.
 *
 * <p>Callers ring and may lose patience ({@link uk.peelboard.ingest.simulator.ContactCentre}); what
 * they say opens incidents ({@link uk.peelboard.ingest.simulator.ControlRoom}), which wait for
 * officers ({@link uk.peelboard.ingest.simulator.ResponseTeams}), for an appointment ({@link
 * uk.peelboard.ingest.simulator.Appointments}) or for the desk ({@link
 * uk.peelboard.ingest.simulator.ResolutionDesk}); some are crimes ({@link
 * uk.peelboard.ingest.simulator.CrimeRegister}), some make safeguarding cases ({@link
 * uk.peelboard.ingest.simulator.Safeguarding}). What happens is written down by fallible people and
 * sent by fallible systems ({@link uk.peelboard.ingest.simulator.Recorder}). How much is asked and
 * how many are on duty is a {@link uk.peelboard.ingest.simulator.Scenario}.
 *
 * <p>The same profile, scenario, start and seed give the same events, byte for byte, on any machine
 * and however the stream is cut into pieces. Any change to the model that changes an event must
 * raise {@link uk.peelboard.ingest.simulator.SimulatedForce#MODEL}.
 */
package uk.peelboard.ingest.simulator;
